import { SearchInput } from '@patternfly/react-core';
import { type FC, useEffect, useRef, useState } from 'react';

const pause = 120;

/**
 * Searches at the first letter and then whenever somebody pauses: whoever types one letter waits
 * for nothing, and of a whole word not every letter is a question to the server.
 */
export const SearchBox: FC<{ value: string; label: string; onSearch: (text: string) => void }> = ({
  value,
  label,
  onSearch,
}) => {
  const [text, setText] = useState(value);
  const search = useRef(onSearch);
  search.current = onSearch;
  const last = useRef(value);
  const typedAt = useRef(0);
  useEffect(() => {
    // The address changed by itself: back, forward, a link.
    if (value !== last.current) {
      last.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === last.current) {
      return undefined;
    }
    const isFirst = Date.now() - typedAt.current > pause;
    typedAt.current = Date.now();
    const timer = setTimeout(
      () => {
        last.current = wanted;
        search.current(wanted);
      },
      isFirst ? 0 : pause,
    );
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <SearchInput
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(_event, next) => setText(next)}
      onClear={() => setText('')}
    />
  );
};
