import type { Found } from '../../../model/evidence.ts';
import { place } from '../../_shared/place.ts';
import type { RustFile } from './files.ts';

const NAME = 'healthcheck|health-check|health|healthz|probe';
const WAYS: readonly RegExp[] = [
  new RegExp(`\\bargs(?:_os)?\\(\\)[^;]{0,200}?"(${NAME})"`),
  new RegExp(`\\bargs(?:_os)?\\(\\)[^;]{0,120};[\\s\\S]{0,400}?(?:==\\s{0,5}|Some\\(|\\[\\s{0,5})"(${NAME})"`),
];

/** Words behind the program that make it ask its running self how it is; only a means that the code has (H11). */
export function findHealthCommand(files: readonly RustFile[]): Found<readonly string[]> | null {
  for (const pattern of WAYS) {
    for (const file of files) {
      const match = pattern.exec(file.code);
      if (match?.[1] === undefined) continue;
      const offset = match.index + match[0].lastIndexOf(match[1]);
      return { value: [match[1]], from: place(file.path, file.code, offset) };
    }
  }
  return null;
}
