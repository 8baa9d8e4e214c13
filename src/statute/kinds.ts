import { SEVERITIES, type Severity } from './verdict.js';

type Kind = {
  /** As findings name it to people. */
  readonly name: string;
  /** What it says, and what it does not. */
  readonly means: string;
};

/** The kinds of finding, the gravest first. None is a verdict: each stands under a reading, and courts decide. */
export const KINDS: Readonly<Record<Severity, Kind>> = {
  STAT: {
    name: 'possible breach of the statute',
    means: 'An act may have gone past a limit of the statute, as this reading has it.',
  },
  DEFECT: {
    name: 'possible defect of the request',
    means:
      'The request may lack what the paragraph asks of it. That is no breach by anybody: what was then disclosed on it is judged apart.',
  },
  SAFE: {
    name: 'possible failure of safeguards',
    means:
      'What protects information at the recipient, or the record of it, may not have been as it should.',
  },
  ORDER: {
    name: 'possible breach of a court order',
    means: 'An act may be one that an order in the register of orders forbids.',
  },
  POLICY: {
    name: 'policy or commitment possibly not kept',
    means:
      'An act may be against what an agency promised, agreed or set itself. It is no breach of the statute.',
  },
  ANOM: {
    name: 'for human review',
    means: 'Nothing is found to be wrong: a person should look.',
  },
};

/** Their names in one sentence. */
export const KINDS_IN_WORDS = SEVERITIES.map((kind) => KINDS[kind].name).join('; ');
