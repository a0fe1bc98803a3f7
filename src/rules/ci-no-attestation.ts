import { defineDeploymentRule } from './_shared/define-rule.ts';

export default defineDeploymentRule({
  name: 'ci-no-attestation',
  summary: 'A pushed image carries a list of its contents and a proof of its origin.',
  severity: 'low',
  references: ['SLSA Build L1', 'SLSA Build L2', 'Docker Scout supply chain attestations', 'CIS Docker 4.12'],
  messages: {
    none: 'images are pushed without SBOM and provenance: nobody can check what they hold or where they come from',
  },
  checkDeployment({ pipelines }, report) {
    if (pipelines.some(({ attests }) => attests)) return;
    const first = pipelines.flatMap(({ pushes }) => pushes)[0];
    if (first) report({ from: first.from, message: 'none' });
  },
});
