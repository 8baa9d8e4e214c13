/** The result, or `late` thrown when it takes longer. What comes afterwards is dropped. */
export const within = async <T>(ms: number, work: Promise<T>, late: Error): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
};
