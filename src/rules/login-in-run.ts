import { mountsOf } from '../dockerfile/mounts.ts';
import { defineRule } from './_shared/define-rule.ts';
import { runsNamed } from './_shared/runs.ts';

export default defineRule({
  name: 'login-in-run',
  summary: 'No RUN logs in to a service.',
  severity: 'high',
  references: ['Trivy DS-0031', 'CIS Docker 4.10', 'NIST SP 800-190 4.1.4'],
  messages: { login: '{what} in a RUN leaves its credential in this layer' },
  check({ stages }, report) {
    for (const { command, instruction } of runsNamed(stages, PROGRAM)) {
      const text = command.words.map(({ value }) => value).join(' ');
      const what = LOGIN.exec(text)?.[0];
      if (what !== undefined && !mountsOf(instruction).some(({ type }) => type === 'tmpfs'))
        report({ at: command, message: 'login', data: { what } });
    }
  },
});

const PROGRAM =
  /^(?:docker|podman|buildah|skopeo|crane|oras|nerdctl|helm|npm|az|gcloud|aws|gh|glab|heroku|doctl|oc|vault|kubectl|huggingface-cli|hf|dotnet|cargo|gem|twine)$/;
const LOGIN =
  /^(?:(?:docker|podman|buildah|skopeo|crane|oras|nerdctl) (?:registry )?login|helm registry login|npm (?:adduser|login)|az login|gcloud auth (?:login|activate-service-account|configure-docker)|aws configure(?: set)?|gh auth login|glab auth login|heroku login|doctl auth init|oc login|vault login|kubectl config set-credentials|huggingface-cli login|hf auth login|dotnet nuget add source(?= .*(?:-p|--password))|cargo login|gem signin|twine upload)\b/;
