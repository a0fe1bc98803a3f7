import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { catalogue } from '../../../src/images/index.ts';
import type { Answers } from '../../../src/model/answers.ts';
import type { Facts } from '../../../src/model/facts.ts';
import { openRepo } from '../../../src/repo/open-repo.ts';
import { detect } from '../../../src/stacks/java/detect.ts';
import type { JavaDetails } from '../../../src/stacks/java/facts.ts';

/** Facts of a repo of these files. */
export function factsOf(files: Readonly<Record<string, string>>, given: Answers = {}): Facts<JavaDetails> | null {
  const root = join(mkdtempSync(join(tmpdir(), 'ironhull-java-')), 'repo');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return detect(openRepo(root), catalogue, given);
}

/** A pom.xml of these elements. */
export function pom(inner: string): string {
  return `<project><groupId>example</groupId><artifactId>quay</artifactId><version>1.0</version>${inner}</project>`;
}

export const MAIN = 'package example;\npublic class Main { public static void main(String[] words) {} }\n';
