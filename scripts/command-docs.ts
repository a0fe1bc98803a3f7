import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { commands } from '../src/cli/command-table.ts';
import { described, exitCodes, typed, usage } from '../src/cli/help.ts';
import { answerOptions, optionsOf, type Option } from '../src/cli/options.ts';
import { PresetSchema } from '../src/model/preset.ts';
import { AnswersSchema } from '../src/model/answers.ts';

/** `node scripts/command-docs.ts` makes docs/commands.md and docs/answers.schema.json from the tables that the bin itself uses. */
const DOCS = join(import.meta.dirname, '../docs');

/** Both files as they should be, by name. */
export function commandDocs(): ReadonlyMap<string, string> {
  const page = readFileSync(join(DOCS, 'commands.md'), 'utf8');
  return new Map([
    ['commands.md', [...tables()].reduce((text, [name, table]) => between(text, name, table), page)],
    ['answers.schema.json', `${JSON.stringify(answersSchema(), null, 2)}\n`],
    ['preset.schema.json', `${JSON.stringify(presetSchema(), null, 2)}\n`],
  ]);
}

function tables(): ReadonlyMap<string, string> {
  const own = commands.map((entry) => {
    const options = optionsOf(entry.name).filter(
      (option) => !('answer' in option) && option.name !== 'help' && option.name !== 'version',
    );
    const list = options.length === 0 ? '' : `\n\n${optionTable(options)}`;
    return `### \`${usage(entry)}\`\n\n${sentence(entry.help)}${list}`;
  });
  return new Map([
    ['commands', own.join('\n\n')],
    ['answers', answerTable()],
    [
      'exit codes',
      markdown(
        ['code', 'means'],
        exitCodes.map(([exit, text]) => [String(exit), text]),
      ),
    ],
  ]);
}

/** The hand-written page keeps its text; what stands between two marks is made anew. */
function between(page: string, name: string, table: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [page.indexOf(open), page.indexOf(close)];
  if (start === -1 || end === -1) throw new Error(`docs/commands.md has no place for ${name}`);
  return `${page.slice(0, start)}${open}\n${table}\n${page.slice(end)}`;
}

function optionTable(options: readonly Option[]): string {
  return markdown(
    ['option', 'does'],
    options.map((option) => [code(typed(option)), described(option)]),
  );
}

function answerTable(): string {
  return markdown(
    ['option', 'in `--answers`', 'answers'],
    answerOptions.map((option) => [code(typed(option)), code(option.answer), described(option)]),
  );
}

function markdown(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [
    heads,
    heads.map(() => '---'),
    ...rows.map((row) => row.map((cell) => cell.replaceAll('|', String.raw`\|`))),
  ];
  return lines.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** The schema that validates, with the words of the option table; what a pattern's flags add is said in words only. */
function answersSchema(): object {
  const made = toJsonSchema(AnswersSchema, { errorMode: 'ignore' }) as { properties: Record<string, object> };
  const known = Object.fromEntries(
    answerOptions.map(({ answer, help }) => [answer, { description: sentence(help), ...made.properties[answer] }]),
  );
  return { ...made, title: 'Answers of ironhull', properties: { $schema: { type: 'string' }, ...known } };
}

/** The schema of a preset; its descriptions are the comments above each key in `src/model/preset.ts`. */
function presetSchema(): object {
  const made = toJsonSchema(PresetSchema, { errorMode: 'ignore' }) as { properties: Record<string, object> };
  const words = descriptions();
  const properties = Object.entries(made.properties).map(([key, schema]) => {
    const description = words.get(key);
    return [key, description === undefined ? schema : { description, ...schema }];
  });
  return { ...made, title: 'Team defaults of ironhull', properties: Object.fromEntries(properties) };
}

function descriptions(): ReadonlyMap<string, string> {
  const source = readFileSync(join(DOCS, '../src/model/preset.ts'), 'utf8');
  const found = source.matchAll(/^ {2}\/\*\*([^/]*?)\*\/\n {2}(\$?\w+):/gm);
  return new Map([...found].map(([, text = '', key = '']) => [key, text.replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim()]));
}

if (import.meta.main) for (const [name, text] of commandDocs()) writeFileSync(join(DOCS, name), text);
