import type { Bench } from '../bench.ts';
import { judge, type HardeningPromise } from '../promise.ts';
import { secretLike } from '../secret-names.ts';
import { tracesIn } from '../traces.ts';

const SECRET_FILES =
  /(?:^|\/)(?:\.env(?:\.[^/]+)?|\.npmrc|\.yarnrc\.yml|\.pypirc|\.netrc|pip\.conf|id_(?:rsa|ed25519|ecdsa)|[^/]+\.(?:pem|key|p12|pfx|jks)|credentials)$/;
const SECRET_CONTENT =
  /_authToken=\S|\w:\/\/[^\s:@/]+:[^\s:@/]+@|npmAuthToken:\s*\S|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|^\s*password\s*[=:]\s*\S|^machine \S+ login|^[A-Z_]*(?:SECRET|TOKEN|PASSWORD|KEY)[A-Z_]*=\S/im;

/** H20: what stands in an image is read by everyone who may pull it. */
export const noSecretPassed: HardeningPromise = {
  id: 'H20',
  title: 'no secret in argument, environment, label or file',
  async prove(bench) {
    const { config, configText } = bench.image;
    const env = (config.Env ?? [])
      .map((entry) => entry.split('='))
      .filter(([name = '', ...value]) => secretLike(name) && value.join('=') !== '');
    const args = [...configText.matchAll(/\|\d+ ((?:[A-Za-z_]\w*=[^ ]* )+)/g)]
      .flatMap((match) => [...(match[1] ?? '').matchAll(/(\w+)=(\S+)/g)])
      .map((match) => match[1] ?? '');
    const faults = [
      ...env.map(([name]) => `environment variable ${name}`),
      ...[...new Set(args)].filter(secretLike).map((name) => `build argument ${name} stands in the history`),
      ...Object.keys(config.Labels ?? {})
        .filter((name) => secretLike(name.replaceAll(/[.-]/g, '_')))
        .map((name) => `label ${name}`),
      ...tracesIn(Buffer.from(configText), bench.subject.passed).map(
        (name) => `${name} stands in the config or history`,
      ),
      ...(await secretFiles(bench)),
    ];
    return judge([...new Set(faults)], 'config, history and every file above the base looked at');
  },
};

async function secretFiles(bench: Bench): Promise<readonly string[]> {
  const base = new Set(bench.baseLayers);
  const suspects = [...bench.image.files.values()].filter(
    (file) =>
      file.kind === 'file' &&
      file.size < 1_000_000 &&
      SECRET_FILES.test(file.path) &&
      !base.has(bench.image.layers[file.layer]?.diffId ?? ''),
  );
  const found: string[] = [];
  for (const file of suspects) {
    if (/site-packages\/certifi|node_modules\/[^/]+\/test|etc\/ssl\//.test(file.path)) continue;
    if (SECRET_CONTENT.test((await bench.image.content(file)).toString()))
      found.push(`/${file.path} holds what reads like a secret`);
  }
  return found;
}
