// What the last run of `npm run mutation` left alive, held against the survivors that test/law/survivors.json
// explains. Prints the score by folder, every survivor that nobody explained (as an entry ready to be filled in)
// and every explanation that no survivor needs any more; fails if there is one of either.
//   node scripts/survivors.mjs [--part]      --part: a run of some files only, no word of unneeded explanations
import { readFileSync } from 'node:fs';

const EXPLAINED = 'test/law/survivors.json';
const { files } = JSON.parse(readFileSync('.stryker-tmp/mutation.json', 'utf8'));
const explained = JSON.parse(readFileSync(EXPLAINED, 'utf8'));
const oneLine = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** The code a mutant takes the place of, cut out of its file. */
const codeAt = (source, { start, end }) => {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines.push(lines.pop().slice(0, end.column - 1));
  lines[0] = lines[0].slice(start.column - 1);
  return oneLine(lines.join('\n'));
};
const folderOf = (file) => {
  const parts = file.split('/').slice(2, -1);
  return parts.length === 0 ? 'the engine' : parts.slice(1).join('/');
};
const keyOf = ({ file, line, from, to }) => JSON.stringify([file, line, from, to]);

const needed = new Map(explained.map((entry) => [keyOf(entry), 0]));
const folders = new Map();
const open = [];
for (const [file, { source, mutants }] of Object.entries(files)) {
  const count = folders.get(folderOf(file)) ?? { killed: 0, explained: 0, open: 0 };
  folders.set(folderOf(file), count);
  for (const { status, location, replacement, mutatorName } of mutants) {
    if (status === 'Killed' || status === 'Timeout') count.killed += 1;
    if (status !== 'Survived' && status !== 'NoCoverage') continue;
    const line = source.split('\n')[location.start.line - 1].trim();
    const entry = { file, line, from: codeAt(source, location), to: oneLine(replacement) };
    const key = keyOf(entry);
    if (needed.has(key)) {
      needed.set(key, needed.get(key) + 1);
      count.explained += 1;
    } else {
      count.open += 1;
      open.push({ ...entry, why: `(${location.start.line}, ${mutatorName}, ${status})` });
    }
  }
}

const shown = (name, { killed, explained: known, open: left }) => {
  const all = killed + known + left;
  const score = all === 0 ? '-' : `${((100 * killed) / all).toFixed(1)} %`;
  console.log(`| ${name} | ${all} | ${killed} | ${known} | ${left} | ${score} |`);
};
console.log('| part | changes | killed | explained | open | score |');
console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
const total = { killed: 0, explained: 0, open: 0 };
for (const [name, count] of [...folders].toSorted()) {
  shown(name, count);
  for (const kind of Object.keys(total)) total[kind] += count[kind];
}
shown('together', total);

const unneeded = process.argv.includes('--part')
  ? []
  : explained.filter((entry) => needed.get(keyOf(entry)) === 0);
for (const entry of open) console.log(JSON.stringify(entry));
for (const entry of unneeded) console.log(`explained, but no survivor: ${JSON.stringify(entry)}`);
if (open.length + unneeded.length > 0) process.exitCode = 1;
