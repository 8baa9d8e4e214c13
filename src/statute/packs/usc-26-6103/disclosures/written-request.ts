import type { Form } from '../../../facts.js';
import type { View } from '../../../view.js';
import { leftOpen, missing, type Point, statutory, unordered } from '../points.js';

/** What speaks against a disclosure under a paragraph that asks for a written request, received before. */
export const onWrittenRequest = (view: View): readonly Point[] => {
  if (view.hasLetter) return [...onForm(view), ...onReceipt(view)];
  return [
    view.line === 0
      ? statutory(
          'authority',
          'The paragraph asks for a written request; the disclosure answers none.',
        )
      : missing('request', 'The request that the paragraph asks for is not recorded.'),
  ];
};

/** What speaks against the form in which a request was made, where the law asks for writing. */
export const onForm = (view: View): readonly Point[] => {
  const form = view.letter('form');
  if (form === null) return [missing('form', 'In what form the request was made is not recorded.')];
  if (isWriting(view.made?.data.form ?? form) !== isWriting(form))
    return [
      leftOpen(
        'which of two records that differ is right',
        'One side recorded a request in writing, the other one made otherwise.',
      ),
    ];
  return isWriting(form)
    ? []
    : [statutory('writing', 'The request is recorded as made otherwise than in writing.')];
};

/** What speaks against the reason that a request states. `unfit`: the classes of reason that the paragraph does not let pass. */
export const onReason = (view: View, unfit: ReadonlySet<string>): readonly Point[] => {
  const reason = view.stated('reasonClass');
  if (reason === null) return [missing('reason', 'Whether a reason was given is not recorded.')];
  if (unfit.has(reason.class))
    return [statutory('reason', 'The request does not state a reason as the paragraph asks.')];
  return reason.class === 'unparsed'
    ? [
        {
          doubt: { kind: 'text-not-understood', field: 'reason', classifier: reason.classifier },
          because: 'What stands as a reason was not understood.',
        },
      ]
    : [];
};

const isWriting = (form: Form): boolean => form === 'paper' || form === 'electronic';

const onReceipt = (view: View): readonly Point[] => {
  const { receipt } = view;
  if (receipt === undefined)
    return [missing('receipt', 'When the IRS received the request is not recorded.')];
  switch (view.order(receipt)) {
    case 'before':
      return [];
    case 'after':
      return [statutory('authority', 'It was disclosed before the IRS received the request.')];
    case 'unknown':
      return [
        unordered(
          receipt,
          view.act,
          'The request was received on the day of the disclosure; which came first is not recorded.',
        ),
      ];
  }
};
