import { catalogue } from '../../../src/images/index.ts';
import type { Answers } from '../../../src/model/answers.ts';
import type { Facts } from '../../../src/model/facts.ts';
import { detect } from '../../../src/stacks/python/detect.ts';
import type { PythonDetails } from '../../../src/stacks/python/facts.ts';
import { repoOf } from '../repo-of.ts';

export const APP = 'from fastapi import FastAPI\n\napi = FastAPI()\n';
export const REQUIREMENTS = 'fastapi==0.165.0\nuvicorn==0.54.0\n';

/** Facts of a FastAPI repo with these files besides. */
export function facts(files: Readonly<Record<string, string>>, given: Answers = {}): Facts<PythonDetails> {
  const found = detect(repoOf({ 'requirements.txt': REQUIREMENTS, 'till/api.py': APP, ...files }), catalogue, given);
  if (found === null) throw new Error('not detected');
  return found;
}
