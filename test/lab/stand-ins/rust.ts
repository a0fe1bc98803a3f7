import { execa } from 'execa';
import type { CatalogueImage } from '../../../src/model/image.ts';
import type { LabHome } from '../home.ts';
import { rustToolchain } from './downloads.ts';
import { aptInstall, BASES, type Impossible, type Recipe } from './recipe.ts';

/** The official slim image: the released toolchain behind rustup, with a C linker. */
export async function rustOfficial(image: CatalogueImage, home: LabHome): Promise<Recipe | Impossible> {
  const { stdout: rustup, failed } = await execa('which', ['rustup'], { reject: false });
  if (failed) return { impossible: 'the toolchain comes by rustup, which this host does not have' };
  return {
    dockerfile: `FROM ${BASES.debian}
${aptInstall(['ca-certificates', 'gcc', 'libc6-dev'])}
COPY --from=toolchain rustup /usr/local/rustup
COPY --from=toolchain --chmod=755 bin/rustup /usr/local/cargo/bin/rustup
RUN for name in cargo rustc rustdoc; do ln -s rustup /usr/local/cargo/bin/$name; done && chmod -R a+w /usr/local/rustup /usr/local/cargo
`,
    contexts: { toolchain: await rustToolchain(home, image.version, rustup.trim()) },
    differs: ["rustup of the host's own version"],
  };
}
