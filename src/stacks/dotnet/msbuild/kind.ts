import type { Found } from '../../../model/evidence.ts';
import type { Kind } from '../facts.ts';
import { sdksOf } from './file.ts';
import { isTrue, packagesOf, propertyOf, type Project } from './project.ts';

const TESTS =
  /^(?:Microsoft\.NET\.Test\.Sdk|xunit(?:\.v3)?(?:\.mtp-v\d|\.core)?|NUnit|MSTest(?:\.TestFramework)?|TUnit|BenchmarkDotNet)$/i;
const FOREIGN_SDK = /^(?:Microsoft\.NET\.Sdk\.BlazorWebAssembly|Aspire\.AppHost\.Sdk|Microsoft\.Build\.NoTargets)$/;
const FOREIGN_PROPERTIES = ['UseWPF', 'UseWindowsForms', 'UseMaui', 'IsAspireHost'];

/** What a project makes; a library and what only tests or measures others make nothing that is shipped. */
export type Made = Kind | 'library' | 'tests' | 'foreign';

export function madeBy(project: Project): Made {
  if (isTest(project)) return 'tests';
  if (foreignSign(project) !== null) return 'foreign';
  const output = propertyOf(project, 'OutputType')?.value.toLowerCase();
  if (hasSdk(project, 'Microsoft.NET.Sdk.Web') && output !== 'library') return 'web';
  if (hasSdk(project, 'Microsoft.NET.Sdk.Worker') && output !== 'library') return 'worker';
  return output === 'exe' ? 'console' : 'library';
}

/** What says that a project runs elsewhere than in a container of Linux: desktops, phones, browsers, hosts of their own. */
export function foreignSign(project: Project): Found<string> | null {
  const sdk = sdksOf(project.own).find(({ value }) => FOREIGN_SDK.test(value));
  if (sdk !== undefined) return sdk;
  const property = FOREIGN_PROPERTIES.map((name) => ({ name, found: isTrue(project, name) })).find(
    ({ found }) => found !== null,
  );
  if (property?.found) return { value: property.name, from: property.found.from };
  const functions = propertyOf(project, 'AzureFunctionsVersion');
  if (functions !== null) return { value: 'AzureFunctionsVersion', from: functions.from };
  const targets = targetsOf(project);
  return targets.length > 0 && targets.every(({ value }) => !isPlain(value)) ? (targets[0] ?? null) : null;
}

/** Every framework that a project names. */
export function targetsOf(project: Project): readonly Found<string>[] {
  const found = propertyOf(project, 'TargetFramework') ?? propertyOf(project, 'TargetFrameworks');
  if (found === null) return [];
  const parts = found.value.split(';').map((part) => part.trim());
  return parts.filter((part) => part !== '').map((value) => ({ value, from: found.from }));
}

export function hasSdk(project: Project, name: string): boolean {
  return sdksOf(project.own).some(({ value }) => value === name);
}

/** Frameworks that run on Linux: `net10.0`, and libraries' `netstandard2.1`. */
function isPlain(target: string): boolean {
  return /^(?:net\d+\.\d+|netcoreapp\d\.\d|netstandard\d\.\d)$/.test(target) || target.includes('$(');
}

function isTest(project: Project): boolean {
  if (isTrue(project, 'IsTestProject') !== null || hasSdk(project, 'MSTest.Sdk')) return true;
  return packagesOf(project).some(({ value }) => TESTS.test(value));
}
