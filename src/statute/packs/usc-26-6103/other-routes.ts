import { isWithin } from './paragraph.js';

/** Paragraphs other than (i)(2) and (i)(3)(B) whose limits rules of their own judge. */
const WITH_RULES = [
  '(c)',
  '(g)',
  '(i)(1)',
  '(i)(3)(A)',
  '(i)(3)(C)',
  '(i)(5)',
  '(i)(7)(A)',
  '(i)(7)(B)',
  '(i)(7)(C)',
  '(i)(8)',
] as const;

/** Whether a disclosure under this authority is judged by a rule that has just that route. */
export const hasRuleOfItsOwn = (authority: string): boolean =>
  WITH_RULES.some((paragraph) => isWithin(authority, paragraph));
