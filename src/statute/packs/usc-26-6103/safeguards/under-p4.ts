/** Paragraphs whose recipients must keep the safeguards of (p)(4), as far as rules judge them. */
export const AGENCIES_UNDER_P4 = ['(i)(1)', '(i)(2)', '(i)(3)', '(i)(5)', '(i)(7)'];
