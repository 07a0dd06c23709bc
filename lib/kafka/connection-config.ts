/** How to reach one cluster. Secrets in here never leave the server. */
export type SaslConfig =
  | { mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; username: string; password: string }
  | {
      mechanism: 'oauthbearer';
      tokenEndpoint: string;
      clientId: string;
      clientSecret: string;
      scope?: string | undefined;
    };

export type TlsConfig = {
  /** PEM; the system's authorities when absent. */
  ca?: string | undefined;
  /** PEM client certificate and key, for mutual TLS. */
  cert?: string | undefined;
  key?: string | undefined;
  keyPassphrase?: string | undefined;
  serverName?: string | undefined;
  /** True turns off certificate checks: only for tests of a self-signed cluster, shown as a warning. */
  insecureSkipVerify?: boolean | undefined;
};

export type ConnectionConfig = {
  /** `host:port` each. */
  bootstrap: readonly string[];
  tls?: TlsConfig | undefined;
  sasl?: SaslConfig | undefined;
};
