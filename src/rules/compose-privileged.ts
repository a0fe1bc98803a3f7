import { defineDeploymentRule } from './_shared/define-rule.ts';

const DANGEROUS =
  /^(?:CAP_)?(?:ALL|SYS_ADMIN|SYS_PTRACE|SYS_MODULE|NET_ADMIN|SYS_RAWIO|DAC_READ_SEARCH|BPF|SYS_BOOT)$/i;

export default defineDeploymentRule({
  name: 'compose-privileged',
  summary: 'No service runs privileged or with rights that amount to it.',
  severity: 'high',
  references: [
    'CIS Docker 5.4',
    'CIS Docker 5.5',
    'OWASP Docker 3',
    'PSS baseline privileged',
    'KICS ae5b6871',
    'KICS 404fde2c',
    'KICS 610e266e',
    'CIS Docker 5.22',
  ],
  messages: {
    privileged: '{name} is privileged: who breaks into it owns the host',
    capability: '{name} adds {capability}, which is nearly root on the host',
    unconfined: "{name} runs with {option}: the kernel's filter is off",
  },
  checkDeployment({ services }, report) {
    for (const { name, privileged, capAdd, unconfined } of services) {
      if (privileged?.value) report({ from: privileged.from, message: 'privileged', data: { name } });
      for (const { value, from } of capAdd)
        if (DANGEROUS.test(value)) report({ from, message: 'capability', data: { name, capability: value } });
      for (const { value, from } of unconfined) report({ from, message: 'unconfined', data: { name, option: value } });
    }
  },
});
