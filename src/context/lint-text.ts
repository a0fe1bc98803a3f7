import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { STAND_IN } from '../model/secret.ts';
import type { Sighting } from './credentials-in-text.ts';

const PRESET = '@secretlint/secretlint-rule-preset-recommend';

/** Kinds as people call them, by the last word of the rule's name; any other rule goes by that word. */
const KINDS: Readonly<Record<string, string>> = {
  '1password': '1Password token',
  anthropic: 'Anthropic key',
  aws: 'AWS key',
  basicauth: 'password in an address',
  cloudflare: 'Cloudflare token',
  'database-connection-string': 'password in an address',
  databricks: 'Databricks token',
  docker: 'Docker token',
  figma: 'Figma token',
  gcp: 'Google Cloud key',
  github: 'GitHub token',
  gitlab: 'GitLab token',
  grafana: 'Grafana token',
  groq: 'Groq key',
  'hashicorp-vault': 'Vault token',
  huggingface: 'Hugging Face token',
  linear: 'Linear key',
  notion: 'Notion token',
  npm: 'registry token',
  openai: 'OpenAI key',
  privatekey: 'private key',
  sendgrid: 'SendGrid key',
  shopify: 'Shopify key',
  slack: 'Slack token',
  stripe: 'Stripe key',
  tailscale: 'Tailscale key',
  vercel: 'Vercel token',
};

/** Secrets that secretlint's recommended rules see. Loaded only when there is something to look through. */
export async function lintText(path: string, text: string): Promise<Sighting[]> {
  const result = await lintSource({
    source: { filePath: path, content: heard(text), ext: ext(path), contentType: 'text' },
    options: { noPhysicFilePath: true, maskSecrets: true, config: { rules: [{ id: PRESET, rule: creator }] } },
  });
  const found = result.messages.filter(({ range: [start, end] }) => !STAND_IN.test(text.slice(start, end)));
  return found.map(({ ruleId, loc }) => ({ line: loc.start.line, kind: kindOf(ruleId) }));
}

/** A repository does not get to switch the search off by a comment. Keeps every position. */
function heard(text: string): string {
  return text.replaceAll('secretlint-', 'secretlint_');
}

function kindOf(ruleId: string): string {
  const word = ruleId.replace(/^.*secretlint-rule-/, '');
  return KINDS[word] ?? `${word} secret`;
}

function ext(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? '';
}
