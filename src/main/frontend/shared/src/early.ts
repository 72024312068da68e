/** What is asked for before anybody waits for it, by its address. */
const asked = new Map<string, Promise<unknown>>();

/** Asks now; the first who needs the answer takes it, also when it is a failure. */
export function askEarly<T>(name: string, ask: () => Promise<T>): Promise<T> {
  const answer = ask();
  // Whoever takes it hears of the failure; until then it is nobody's.
  answer.catch(() => undefined);
  asked.set(name, answer);
  return answer;
}

/** What was asked for early, once: an answer gets old. */
export function askedEarly<T>(name: string, ask: () => Promise<T>): Promise<T> {
  const answer = asked.get(name) as Promise<T> | undefined;
  asked.delete(name);
  return answer ?? ask();
}
