import type { ViewValue } from '../../../model/plan.ts';
import type { Secret } from '../../../model/secret.ts';
import { copiesOf } from '../../_shared/copies.ts';
import { plainPath } from '../../_shared/safe.ts';
import type { JavaDetails, Language } from '../facts.ts';
import { isGradle } from './deviations.ts';
import { fetching, fetchLines, loginsOf, openly } from './fetch.ts';
import { DEPENDENCY_PLUGIN, goals, program, quiet } from './tool.ts';

/** A program of no lines in each language, so that plugins run as they do on a real one. */
const EMPTY: Readonly<Record<Language, { readonly file: string; readonly text: string }>> = {
  java: { file: 'java/Warm.java', text: 'class Warm { public static void main(String[] words) {} }' },
  kotlin: { file: 'kotlin/Warm.kt', text: 'fun main() {}' },
  scala: { file: 'scala/Warm.scala', text: 'object Warm { def main(words: Array[String]): Unit = () }' },
};

/** How everything that is downloaded gets into the stage that the build starts from. */
export function depsView(details: JavaDetails, secrets: readonly Secret[]): ViewValue {
  const logins = loginsOf(secrets).length > 0;
  return {
    copies: copiesOf(details.manifests),
    settings: settingsCopies(details, logins),
    openLines: fetchLines(openly(secrets)),
    login: logins ? loginKind(details) : 'none',
    loginLines: fetchLines(fetching(secrets)),
    loginCommand: `${program(details)} ${quiet(details)}${settingsFlag(details, secrets)} ${DEPENDENCY_PLUGIN}:resolve ${DEPENDENCY_PLUGIN}:resolve-plugins`,
    warm: warmKind(details),
    warmLines: fetchLines(warmSecrets(details, secrets)),
    warmCommand: `${program(details)} ${quiet(details)}${warmSettings(details, secrets)} ${goals(details)}`,
    folders: details.modules.map(({ folder }) => plainPath(folder, folder)).join(' '),
    empties: emptiesOf(details),
    program: program(details),
  };
}

function loginKind(details: JavaDetails): string {
  return isGradle(details) || details.modules.length > 1 || details.stubborn !== null ? 'none' : 'maven';
}

function warmKind(details: JavaDetails): string {
  if (isGradle(details)) return 'gradle';
  return details.stubborn === null ? 'maven' : 'none';
}

/** Where Maven can fetch ahead of the plugins, they run without the login; where it cannot, the file says so. */
function warmSecrets(details: JavaDetails, secrets: readonly Secret[]): readonly Secret[] {
  return loginKind(details) === 'maven' ? openly(secrets) : fetching(secrets);
}

function warmSettings(details: JavaDetails, secrets: readonly Secret[]): string {
  return loginKind(details) === 'maven' ? '' : settingsFlag(details, secrets);
}

/** The file with the logins, or the committed one that takes them from variables. */
export function settingsFlag({ settings }: JavaDetails, secrets: readonly Secret[]): string {
  const file = secrets.find(({ kind }) => kind === 'maven_settings');
  if (file !== undefined) return ` -s ${file.target}`;
  const named = settings !== '' && secrets.some(({ kind }) => kind.startsWith('login:'));
  return named ? ` -s ${plainPath(settings, settings)}` : '';
}

function settingsCopies({ settings, manifests }: JavaDetails, logins: boolean): readonly string[] {
  if (!logins || settings === '' || manifests.includes(settings)) return [];
  const folder = settings.includes('/') ? settings.slice(0, settings.lastIndexOf('/')) : '';
  return [`${plainPath(settings, settings)} ./${folder === '' ? '' : `${folder}/`}`];
}

/** An empty program for each module, in its own language. */
function emptiesOf({ modules }: JavaDetails): ViewValue {
  return modules.map(({ folder, language }) => {
    const below = folder === '.' ? '' : `${plainPath(folder, folder)}/`;
    const { file, text } = EMPTY[language];
    return { parent: `${below}src/main/${language}`, path: `${below}src/main/${file}`, text };
  });
}
