import type { CatalogueImage } from '../../../src/model/image.ts';
import type { LabHome } from '../home.ts';
import { mavenDistribution } from './downloads.ts';
import { aptInstall, BASES, type Recipe } from './recipe.ts';

const HOME = '/opt/java/openjdk';
const ENTRYPOINT = `COPY --chmod=755 <<'SH' /__cacert_entrypoint.sh
#!/bin/sh
exec "$@"
SH
`;

/** Stage `jvm` with Debian's Java in `/jvm`, its links resolved, and the archive of classes that upstream's builds have too. */
function jvm(cycle: string, kind: 'jre' | 'jdk'): string {
  return `FROM ${BASES.debian} AS jvm
RUN mkdir -p /usr/share/man/man1
${aptInstall([`openjdk-${cycle}-${kind}-headless`, 'ca-certificates-java'])}
RUN find /usr/lib/jvm/ -xtype l -delete && cp -rL --preserve=mode /usr/lib/jvm/java-${cycle}-openjdk-* /jvm && /jvm/bin/java -Xshare:dump
`;
}

/** The eclipse-temurin images: Debian's build of the same Java in the same place. */
export async function javaOfficial(image: CatalogueImage): Promise<Recipe> {
  const builds = image.family === 'full';
  return {
    dockerfile: `${jvm(image.cycle, builds ? 'jdk' : 'jre')}
FROM ${BASES.debian}
${aptInstall(['fontconfig', 'ca-certificates', 'p11-kit', 'tzdata', 'locales', 'zlib1g', 'libjpeg62-turbo', 'liblcms2-2', 'libstdc++6', ...(builds ? ['binutils'] : [])])}
RUN echo 'en_US.UTF-8 UTF-8' >> /etc/locale.gen && locale-gen en_US.UTF-8 && useradd --uid 1000 --create-home ubuntu
COPY --from=jvm /jvm ${HOME}
${builds ? TRUST : ''}${ENTRYPOINT}`,
    contexts: {},
    differs: [`Debian's build of OpenJDK ${image.cycle} in place of Temurin's, on Debian in place of Ubuntu`],
  };
}

/** Java trusts its own file and no variable: the builder's gets what this host trusts. */
const TRUST = `RUN --mount=type=bind,from=roots,target=/roots cp /roots/roots.crt /etc/ssl/certs/ca-certificates.crt && trust extract --overwrite --format=java-cacerts --filter=ca-anchors --purpose=server-auth ${HOME}/lib/security/cacerts
`;

/** The maven image as far as builds take it along. */
export async function mavenOfficial(image: CatalogueImage, home: LabHome): Promise<Recipe> {
  return {
    dockerfile: `FROM ${BASES.debian}
${aptInstall(['ca-certificates'])}
COPY --from=maven . /usr/share/maven
COPY --chmod=755 <<'SH' /usr/local/bin/mvn-entrypoint.sh
#!/bin/sh
exec "$@"
SH
`,
    contexts: { maven: await mavenDistribution(home, image.version) },
    differs: ['without the JDK that no build takes from it, on Debian in place of Ubuntu'],
  };
}

/** What makes the distroless Java out of the root that it stands on. */
export function distrolessJava(cycle: string): {
  readonly stage: string;
  readonly copies: string;
  readonly differs: readonly string[];
} {
  const home = `/usr/lib/jvm/temurin-${cycle}-jre-amd64`;
  return {
    stage: `${jvm(cycle, 'jre')}RUN mkdir -p /java/usr/lib/jvm /java/usr/bin /java/etc/ssl/certs/java /java/etc/ssl/certs/adoptium && cp -r /jvm /java${home} && mv /java${home}/lib/security/cacerts /java/etc/ssl/certs/java/cacerts && ln -s /etc/ssl/certs/java/cacerts /java/etc/ssl/certs/adoptium/cacerts && ln -s /etc/ssl/certs/adoptium/cacerts /java${home}/lib/security/cacerts && ln -s ${home}/bin/java /java/usr/bin/java
`,
    copies: 'COPY --from=jvm /java /\n',
    differs: [`Debian's build of OpenJDK ${cycle} in place of Temurin's`],
  };
}
