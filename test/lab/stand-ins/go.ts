import type { CatalogueImage } from '../../../src/model/image.ts';
import { goToolchain } from '../bring-up/go.ts';
import type { LabHome } from '../home.ts';
import { aptInstall, BASES, type Recipe } from './recipe.ts';

/** The official golang image: the released toolchain on Debian with git and a C compiler. */
export async function goOfficial(image: CatalogueImage, home: LabHome): Promise<Recipe> {
  return {
    dockerfile: `FROM ${BASES.scm}
${aptInstall(['g++', 'gcc', 'libc6-dev', 'make', 'pkg-config'])}
COPY --from=toolchain . /usr/local/go
RUN chmod 755 /usr/local/go/bin/* /usr/local/go/pkg/tool/*/* && mkdir -p /go/src /go/bin && chmod -R 1777 /go
`,
    contexts: { toolchain: await goToolchain(home, image.version) },
    differs: [],
  };
}
