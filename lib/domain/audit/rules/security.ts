import { configEvidence, ORIGIN_TEXT } from '../config-evidence.ts';
import { splitList } from '../config-reader.ts';
import { type Fact, mapFact, missing } from '../fact.ts';
import type { AuditFacts, BrokerFacts } from '../facts.ts';
import { rule } from '../rule.ts';
import { evidence, given, judgeSightings, PASS, unknown, type Verdict, violated } from '../verdict.ts';
import { firstMissing, listed } from './support.ts';

type Listener = { name: string; host: string; protocol: string };

/** Clients connect to the advertised listeners; without any, to the listeners themselves. */
function clientListeners({ configs, brokerId }: BrokerFacts): Fact<readonly Listener[]> {
  const advertised = configs.find('advertised.listeners');
  const listeners = configs.find('listeners');
  if (!advertised.known) return advertised;
  if (!listeners.known) return listeners;
  const value = advertised.value?.value || listeners.value?.value;
  if (!value) return missing('not-reported', `Broker ${brokerId} does not report its listeners.`);
  return mapFact(configs.find('listener.security.protocol.map'), (map) => {
    const protocols = new Map(
      splitList(map?.value ?? '').map((pair) => {
        const [name = '', protocol = ''] = pair.split(':');
        return [name.toUpperCase(), protocol.toUpperCase()];
      }),
    );
    return splitList(value).map((item) => {
      const [name = '', address = ''] = item.split('://');
      const host = address.slice(0, address.lastIndexOf(':'));
      return { name, host, protocol: protocols.get(name.toUpperCase()) ?? name.toUpperCase() };
    });
  });
}

const isLoopback = (host: string) => /^(localhost|127\.|\[?::1\]?$)/.test(host);

/** A literal IPv4 address outside the private ranges; a name does not tell. */
function isPublicAddress(host: string): boolean {
  const parts = host.split('.').map(Number);
  const [a = 0, b = 0] = parts;
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part)) || a === 0) return false;
  return !(
    a === 10 ||
    a === 127 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254)
  );
}

const MECHANISMS = 'sasl.enabled.mechanisms';

export const SEC_01 = rule({
  id: 'SEC-01',
  title: 'Plaintext listeners',
  scope: 'broker',
  severity: 'warn',
  authority: 'both',
  fires:
    'An advertised listener other than loopback speaks PLAINTEXT or SASL_PLAINTEXT. Critical on a public address, or when PLAIN passwords go over it.',
  why: 'Records, passwords and admin requests cross the network readable and forgeable.',
  fix: 'Add a SASL_SSL listener, move the clients, then remove the plain one. The protocol of an existing listener cannot change.',
  sources: ['K-SOCKET', 'K-REPLCFG', 'K-DYNBROKER', 'KCPILOT', 'AWS-BP', 'LENSES-SEC'],
  limits: {},
  checks: {
    broker: (broker, facts) =>
      given([clientListeners(broker), broker.configs.find(MECHANISMS)], (listeners, mechanisms) => {
        const plain = listeners.filter(
          ({ protocol, host }) =>
            (protocol === 'PLAINTEXT' || protocol === 'SASL_PLAINTEXT') && !isLoopback(host),
        );
        if (plain.length === 0) return PASS;
        const sendsPasswords =
          plain.some(({ protocol }) => protocol === 'SASL_PLAINTEXT') &&
          splitList(mechanisms?.value ?? '').includes('PLAIN');
        const isPublic = facts.supplied.isPublic === true || plain.some(({ host }) => isPublicAddress(host));
        return violated({
          severity: isPublic || sendsPasswords ? 'critical' : 'warn',
          about: `plain=${plain.map(({ name, protocol }) => `${name}:${protocol}`).join(',')}`,
          evidence: plain.map(({ name, host, protocol }) =>
            evidence(name, `${protocol} on ${host || 'all interfaces'}`),
          ),
          consequence: sendsPasswords
            ? `Broker ${broker.brokerId} takes passwords over an unencrypted connection (${listed(plain.map(({ name }) => name))}).`
            : `Whoever sees the traffic of broker ${broker.brokerId} reads and forges what goes over ${listed(plain.map(({ name }) => name))}.`,
          instruction: 'Add a SASL_SSL listener, move the clients to it, then remove the plain one.',
        });
      }),
  },
});

export const SEC_02 = rule({
  id: 'SEC-02',
  title: 'Nobody is authorised, or everybody is',
  scope: 'cluster',
  severity: 'warn',
  authority: 'both',
  fires: 'A node has no authorizer, or allow.everyone.if.no.acl.found is true. Critical on a public cluster.',
  why: 'Without an authorizer every client that can connect may delete topics and change configs.',
  fix: 'Set StandardAuthorizer and super.users on controllers and brokers, restart them in turn, then create ACLs.',
  sources: ['K-SERVERCONFIGS', 'K-ACLDOC', 'K-STANDARDAUTH'],
  limits: {},
  checks: {
    cluster: (_cluster, facts) => {
      const severity = facts.supplied.isPublic ? 'critical' : 'warn';
      const instruction =
        'Set authorizer.class.name and super.users on controllers and brokers and restart them in turn.';
      if (facts.supplied.authorizer === 'disabled') {
        return violated({
          severity,
          about: 'authorizer=none',
          consequence: 'The cluster answers that it has no authorizer: every client may do everything.',
          instruction,
        });
      }
      const key = 'authorizer.class.name';
      const [brokers, controllers] = [facts.onBrokers(key), facts.onControllers(key)];
      const nodes = {
        seen: [...brokers.seen, ...controllers.seen],
        missing: firstMissing(brokers.missing, controllers.missing),
      };
      const open = judgeSightings(
        nodes,
        ({ entry }) => entry.value === '',
        ([{ nodeId, entry }]) =>
          violated({
            severity,
            config: configEvidence(entry),
            evidence: [evidence('node', nodeId)],
            consequence: `Node ${nodeId} has no authorizer: every client that can connect may delete topics and change configs.`,
            instruction,
          }),
      );
      return open.outcome === 'pass' ? everybodyAllowed(facts, severity) : open;
    },
  },
});

/** A key of the authorizer, not of Kafka: brokers list it only when it is set, and keep its value secret. */
function everybodyAllowed(facts: AuditFacts, severity: 'warn' | 'critical'): Verdict {
  return given([facts.brokers], (brokers) => {
    for (const { configs, brokerId } of brokers) {
      const entry = configs.find('allow.everyone.if.no.acl.found');
      if (!entry.known) return unknown(entry.missing);
      if (entry.value?.value === 'true') {
        return violated({
          severity,
          config: configEvidence(entry.value),
          consequence: 'Every resource without an ACL is open to everybody.',
          instruction:
            'Set allow.everyone.if.no.acl.found=false and restart, after writing the ACLs that are missing.',
        });
      }
      if (entry.value?.sensitive) {
        return unknown({
          kind: 'not-reported',
          reason: `Broker ${brokerId} sets allow.everyone.if.no.acl.found and keeps its value secret.`,
        });
      }
    }
    return PASS;
  });
}

const OLD_PROTOCOLS = ['TLSv1', 'TLSv1.1'];

export const SEC_03 = rule({
  id: 'SEC-03',
  title: 'Weak TLS or SASL options',
  scope: 'broker',
  severity: 'warn',
  authority: 'broker',
  fires:
    'Host names are not checked, TLS 1.0 or 1.1 is enabled, or PLAIN is accepted on a listener without TLS.',
  why: 'Each of them makes an encrypted listener one that can be impersonated or downgraded.',
  fix: 'Keep https identification and TLS 1.2 or newer; use SCRAM-SHA-512 or OAUTHBEARER over TLS.',
  sources: ['K-BROKERSEC', 'K-UPGRADE20', 'K-UPGRADE25', 'K-DYNBROKER', 'LENSES-SEC'],
  limits: {},
  checks: {
    broker: (broker) => {
      const entries = broker.configs.all();
      if (!entries.known) return unknown(entries.missing);
      const listeners = clientListeners(broker);
      const hasOpenSasl =
        listeners.known && listeners.value.some(({ protocol }) => protocol === 'SASL_PLAINTEXT');
      const weak = entries.value.flatMap((entry): Verdict[] => {
        const problem = weakness(entry.name, entry.value, hasOpenSasl);
        if (!problem) return [];
        const config = configEvidence(entry);
        return [
          violated({
            severity: 'warn',
            config,
            aspect: entry.name,
            evidence: [evidence(entry.name, entry.value ?? '')],
            consequence: `Broker ${broker.brokerId} ${problem} (${ORIGIN_TEXT[config.origin]}).`,
            instruction: `Correct ${entry.name} on the listener; stores and mechanisms may be changed on one broker at run time.`,
          }),
        ];
      });
      if (weak.length > 0) return weak;
      return listeners.known ? PASS : unknown(listeners.missing);
    },
  },
});

/** Keys may be prefixed by a listener: `listener.name.external.ssl.enabled.protocols`. */
function weakness(key: string, value: string | null, hasOpenSasl: boolean): string | null {
  if (value === null) return null;
  const name = key.replace(/^listener\.name\.[^.]+\./, '');
  if (name === 'ssl.endpoint.identification.algorithm' && value === '') {
    return 'does not check that a certificate belongs to the host it talks to';
  }
  if (
    name === 'ssl.enabled.protocols' &&
    splitList(value).some((protocol) => OLD_PROTOCOLS.includes(protocol))
  ) {
    return `still speaks ${splitList(value)
      .filter((protocol) => OLD_PROTOCOLS.includes(protocol))
      .join(' and ')}`;
  }
  if (name === MECHANISMS && hasOpenSasl && splitList(value).includes('PLAIN')) {
    return 'accepts PLAIN passwords on a listener without TLS';
  }
  return null;
}

export const SECURITY_RULES = [SEC_01, SEC_02, SEC_03];
