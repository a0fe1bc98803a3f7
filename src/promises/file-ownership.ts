import { flag, type Generated, type Instruction } from './read-dockerfile.ts';

/** H2: what is shipped belongs to root, nobody else may write to it, and HOME is set. A folder to write to says so in a comment. */
export function fileOwnership({ shipped }: Generated): readonly string[] {
  const copies = shipped.body.filter((one) => one.keyword === 'COPY' || one.keyword === 'ADD').flatMap(complaints);
  const home = shipped.body.some((one) => one.keyword === 'ENV' && /(?:^|\s)HOME=\S/.test(one.text));
  return [...copies, ...(home ? [] : ['the shipped stage sets no HOME'])];
}

function complaints(copy: Instruction): readonly string[] {
  if (copy.comments.some((comment) => comment.startsWith('# H2:'))) return [];
  const owner = flag(copy, 'chown');
  const mode = flag(copy, 'chmod');
  return [
    ...(owner === null || owner === '0:0' ? [] : [`line ${copy.line}: owned by ${owner}`]),
    ...(mode === null ? [`line ${copy.line}: modes as the checkout has them`] : []),
    ...(mode !== null && isWritable(mode) ? [`line ${copy.line}: mode ${mode} lets others write`] : []),
  ];
}

function isWritable(mode: string): boolean {
  if (/^[0-7]+$/.test(mode)) return (Number.parseInt(mode, 8) & 0o022) !== 0;
  return mode.split(',').some((part) => /^[ugoa]*[goa][ugoa]*[=+][^,]*w/.test(part));
}
