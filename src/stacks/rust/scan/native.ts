import type { Found } from '../../../model/evidence.ts';
import type { Locked } from './lockfile.ts';

/** Packages of Debian that a crate's build needs beyond a C compiler. */
const BUILD_NEEDS: Readonly<Record<string, readonly string[]>> = {
  'openssl-sys': ['libssl-dev', 'pkg-config'],
  'prost-build': ['protobuf-compiler'],
  'tonic-build': ['protobuf-compiler'],
  cmake: ['cmake', 'g++', 'make'],
  bindgen: ['libclang-dev'],
  cxx: ['g++'],
  'link-cplusplus': ['g++'],
  'librocksdb-sys': ['g++', 'libclang-dev'],
  'openssl-src': ['make', 'perl'],
};
/** Crates that link a library of the system which neither image has, and what makes them bring it along. */
const FOREIGN: Readonly<Record<string, string>> = {
  'pq-sys': 'pq-sys = { version = "…", features = ["bundled"] }',
  'mysqlclient-sys': 'mysqlclient-sys = { version = "…", features = ["bundled"] }',
  'alsa-sys': '',
  'gtk4-sys': '',
  'gtk-sys': '',
  'gstreamer-sys': '',
  'libudev-sys': '',
  'libpulse-sys': '',
  'libdbus-sys': '',
  'libvirt-sys': '',
};
/** Crates that compile C for other systems than Linux alone. */
const ELSEWHERE = new Set(['iana-time-zone-haiku', 'windows-sys', 'security-framework-sys', 'wasm-bindgen']);

/** What a program needs beyond Rust. */
export interface Native {
  /** The crate that compiles C, `null` when the program is pure Rust. */
  readonly c: Found<string> | null;
  /** Packages of Debian for the build. */
  readonly packages: readonly Found<string>[];
  /** System libraries that no image has, each with what avoids it (may be empty). */
  readonly foreign: readonly (Found<string> & { readonly instead: string })[];
}

/** Read from the packages that a program is built with. */
export function findNative(packages: readonly Locked[]): Native {
  const names = new Set(packages.map(({ name }) => name));
  const own = packages.filter(({ name }) => !ELSEWHERE.has(name));
  const compiling = own.find(({ needs }) => needs.some((need) => need === 'cc' || need === 'cmake'));
  const vendored = names.has('openssl-src');
  const needed = own.flatMap(({ name, from }) =>
    (name === 'openssl-sys' && vendored ? [] : (BUILD_NEEDS[name] ?? [])).map((value) => ({ value, from })),
  );
  const foreign = own.flatMap(({ name, from }) => {
    const instead = FOREIGN[name];
    return instead === undefined || names.has(name.replace(/-sys$/, '-src')) ? [] : [{ value: name, from, instead }];
  });
  return {
    c: compiling === undefined ? null : { value: compiling.name, from: compiling.from },
    packages: [...new Map(needed.map((one) => [one.value, one])).values()].toSorted((a, b) =>
      a.value < b.value ? -1 : 1,
    ),
    foreign,
  };
}
