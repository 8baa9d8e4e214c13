import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What tells most of a rule is asked first, what takes longest last: a mutant is then known soonest. */
const RANKS = ['said.spec.ts', 'unrecorded.spec.ts'] as const;
const rankOf = ({ moduleId }: TestSpecification): number => {
  if (moduleId.endsWith(RANKS[0])) return 0;
  return moduleId.endsWith(RANKS[1]) ? 2 : 1;
};

class TellingFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((one, other) => rankOf(one) - rankOf(other)));
  }
}

/**
 * The tests of the law that no mutant may survive: by examples. Left out are those of pages and files, of the lock
 * (it would fail for every mutant and say nothing of the law), those of random histories (half a minute each),
 * later-figure.spec.ts, which needs modules of its own, and examples.spec.ts, since said.spec.ts says all that it
 * says, and more.
 */
export default defineConfig({
  test: {
    include: ['src/statute/**/*.spec.ts', 'test/law/*.spec.ts'],
    exclude: [
      'test/law/{examples,later-figure,lock,packs,properties,quotes,readings,reference,rule-files,switches,traceability}.spec.ts',
    ],
    isolate: false,
    sequence: { sequencer: TellingFirst },
    testTimeout: 120_000,
  },
});
