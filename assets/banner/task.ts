/** Resolves in a task of its own, so that the browser can answer the visitor between two. */
export const task = (): Promise<void> =>
  new Promise((done) => {
    const { scheduler } = window as { scheduler?: Scheduler };
    if (scheduler) void scheduler.postTask(done);
    else setTimeout(done);
  });

/** Resolves once the browser has painted: a frame later, since the next one begins before; at once where nobody sees the page. */
export const painted = (): Promise<unknown> =>
  new Promise((done) => {
    if (document.hidden) setTimeout(done);
    else requestAnimationFrame(() => requestAnimationFrame(done));
  });
