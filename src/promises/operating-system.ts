import { everyInstruction, hasReason, type Generated } from './read-dockerfile.ts';

/** H12 and H18: packages of the operating system come with a reason and alone, and no file gets a privilege of its own. */
export function operatingSystem(files: Generated): readonly string[] {
  return everyInstruction(files)
    .filter((one) => one.keyword === 'RUN')
    .flatMap((one) => {
      const text = [one.text, ...one.heredocs].join('\n');
      const installs = /\b(?:apt-get|apt|apk|dnf|microdnf) (?:-\S+ )*(?:install|add)\b/.test(text);
      return [
        ...(installs && !hasReason(files, one, 'H18') ? [`line ${one.line}: packages without a reason`] : []),
        ...(/\bapt(?:-get)? (?:-\S+ )*install\b/.test(text) && !text.includes('--no-install-recommends')
          ? [`line ${one.line}: recommended packages too`]
          : []),
        ...(/\bchmod (?:-R )?(?:[ugo]*\+[rwx]*s|[2467]\d{3}\b(?<!1\d{3}))|\bsetcap\b(?! -r)/.test(text)
          ? [`line ${one.line}: a file gets a privilege`]
          : []),
      ];
    });
}
