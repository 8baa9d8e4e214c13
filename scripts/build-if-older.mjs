// Builds dist/ when it is missing or older than what it is made from. Used by `npm start` and `npm run ledger`.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = `${root}dist/main.js`;
const sources = globSync(['src/**/*', 'package-lock.json', 'tsconfig*.json', 'nest-cli.json'], {
  cwd: root,
});
const newest = Math.max(...sources.map((file) => statSync(`${root}${file}`).mtimeMs));

if (!existsSync(built) || statSync(built).mtimeMs < newest) {
  const nest = `${root}node_modules/@nestjs/cli/bin/nest.js`;
  // All words of the build go to standard error: a subcommand's standard output is data.
  process.stderr.write('Building…\n');
  const { status } = spawnSync(process.execPath, [nest, 'build'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}
