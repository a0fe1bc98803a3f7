import { everyInstruction, type Generated } from './read-dockerfile.ts';

const SECRET_NAME = /\b\w*(?:TOKEN|PASSWORD|PASSWD|SECRET|CREDENTIAL|PRIVATE_KEY|API_?KEY|AUTH)\w*\s*(?:=|$)/i;
const SECRET_FILE =
  /(?:^|[\s/])(?:\.env(?:\.\w+)?|\.netrc|\.npmrc\.local|id_rsa|id_ed25519|\S+\.(?:pem|key|p12|pfx))(?=\s|$)/;
const SECRET_TEXT = /AKIA[0-9A-Z]{16}|gh[pousr]_\w{30}|npm_\w{30}|-----BEGIN|:\/\/[^/\s:@]+:[^/\s:@$]+@/;

/** H20: no secret in ARG, ENV, LABEL, in a copied file or in the text. */
export function noSecrets(files: Generated): readonly string[] {
  const named = everyInstruction(files)
    .filter((one) => ['ARG', 'ENV', 'LABEL'].includes(one.keyword) && SECRET_NAME.test(one.text))
    .map((one) => `line ${one.line}: ${one.keyword} ${one.text.slice(0, 40)}`);
  const copied = everyInstruction(files)
    .filter((one) => (one.keyword === 'COPY' || one.keyword === 'ADD') && SECRET_FILE.test(one.text))
    .map((one) => `line ${one.line}: copies ${one.text.slice(0, 40)}`);
  return [...named, ...copied, ...(SECRET_TEXT.test(files.dockerfile) ? ['a secret stands in the text'] : [])];
}
