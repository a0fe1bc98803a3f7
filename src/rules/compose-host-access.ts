import { defineDeploymentRule } from './_shared/define-rule.ts';

export default defineDeploymentRule({
  name: 'compose-host-access',
  summary: "No service shares the host's namespaces, its Docker socket or its system folders.",
  severity: 'high',
  references: [
    'CIS Docker 5.6',
    'CIS Docker 5.10',
    'CIS Docker 5.16',
    'CIS Docker 5.17',
    'CIS Docker 5.31',
    'CIS Docker 5.32',
    'OWASP Docker 1',
    'OWASP Docker 5',
    'PSS baseline host namespaces',
    'Semgrep dockerd-socket-mount',
    'KICS d6355c88',
    'KICS 1c1325ff',
    'KICS 4f31dd9f',
    'KICS baa3890f',
    'KICS 071a71ff',
    'KICS 8af7162d',
  ],
  messages: {
    socket: '{name} gets the Docker socket: that is root on the host',
    namespace: "{name} shares the host's {namespace} namespace",
    path: '{name} mounts {path} of the host',
  },
  checkDeployment({ services }, report) {
    for (const { name, hostNamespaces, hostMounts } of services) {
      for (const { value, from } of hostNamespaces)
        report({ from, message: 'namespace', data: { name, namespace: value } });
      for (const { value, from } of hostMounts) {
        if (/(?:docker|containerd|podman|crio)\.sock$/.test(value)) report({ from, message: 'socket', data: { name } });
        else if (/^\/(?:|etc|root|boot|dev|proc|sys|usr|lib|var|var\/lib\/docker|run)\/?$/.test(value))
          report({ from, message: 'path', data: { name, path: value } });
      }
    }
  },
});
