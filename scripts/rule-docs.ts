import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../src/rules/_shared/define-rule.ts';
import { rules } from '../src/rules/index.ts';
import { otherTools } from './other-tools.ts';
import { toolTable, type ToolRow } from './rule-tables.ts';
import { wholesale } from './verdicts.ts';

const FOLDER = join(import.meta.dirname, '..', 'docs', 'rules');
const MARK = '\n## References\n';

/** Pages of `docs/rules` as they should be: the hand-written part kept, references and index made from the rules themselves. */
export function rulePages(): ReadonlyMap<string, string> {
  const pages = rules.map((rule) => [`${rule.name}.md`, pageOf(rule)] as const);
  return new Map([...pages, ['index.md', index()]]);
}

function pageOf(rule: Rule): string {
  const written = readFileSync(join(FOLDER, `${rule.name}.md`), 'utf8');
  const end = written.indexOf(MARK);
  const own = (end === -1 ? written : written.slice(0, end)).trimEnd();
  const list = rule.references.map((reference) => `- ${reference}`).join('\n');
  return `${own}\n${MARK}\n${rule.summary} Severity: ${rule.severity}${builderNote(rule)}.\n\n${list}\n`;
}

function builderNote({ builder }: Rule): string {
  if (builder === 'less') return ', one step less in stages that are not shipped';
  return builder === 'skip' ? ', in the shipped stage only' : '';
}

function index(): string {
  const rows = rules.map(({ name, severity, summary }) => `| [${name}](${name}.md) | ${severity} | ${cell(summary)} |`);
  return `# Rules

${rules.length} rules, rule set 1. \`ironhull explain <rule>\` prints a rule's page, also for an id of another tool.

| rule | severity | what holds when it is kept |
|---|---|---|
${rows.join('\n')}

## The same check elsewhere

${otherTools.map(({ tool, version, ids }) => `- ${tool} ${version}: ${ids.length} ids`).join('\n')}

Every id of these lists stands in the table, with our rules or the reason why there is none.

| tool | id | our rules, or why none |
|---|---|---|
${toolTable(rules).map(toolRow).join('\n')}

Beside the table:

${wholesale.map((line) => `- ${line}`).join('\n')}
`;
}

function toolRow({ tool, id, names, verdict }: ToolRow): string {
  const own = names.map((name) => `[${name}](${name}.md)`).join(', ');
  return `| ${tool} | ${id} | ${own || `none: ${cell(verdict ?? '')}`} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}

if (import.meta.main) for (const [name, page] of rulePages()) writeFileSync(join(FOLDER, name), page);
