import { defineDeploymentRule } from './_shared/define-rule.ts';

const BACKING =
  /(?:^|\/)(?:postgres|mysql|mariadb|mongo|redis|valkey|memcached|rabbitmq|elasticsearch|opensearch|kafka|cassandra|minio|etcd|consul|nats|clickhouse)(?:$|[:@/-])/;

export default defineDeploymentRule({
  name: 'compose-open-port',
  summary: 'Backing services are not open to the world.',
  severity: 'medium',
  references: ['CIS Docker 5.14', 'OWASP Docker 5a', 'KICS 451d79dc'],
  messages: { open: '{name} is published on every address ({port}): databases belong to the private network' },
  checkDeployment({ services }, report) {
    for (const { name, image, ports, production, source } of services) {
      if (source !== 'compose' || !BACKING.test(image?.value ?? '')) continue;
      for (const { value, from } of ports) {
        if (/^(?:127\.|localhost|\[?::1)/.test(value) || !value.includes(':')) continue;
        report({ from, message: 'open', data: { name, port: value }, severity: production ? 'medium' : 'low' });
      }
    }
  },
});
