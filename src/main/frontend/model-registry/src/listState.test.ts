import { describe, expect, it } from 'vitest';
import { changed, firstPage, listStateOf, paramsOf, requestOf } from './listState';

describe('the state of a list', () => {
  it('is the usual one when the address says nothing', () => {
    expect(listStateOf(new URLSearchParams())).toEqual(firstPage);
    expect(paramsOf(firstPage).toString()).toBe('');
  });

  it('survives the way into an address and back', () => {
    const state = {
      ...firstPage,
      q: 'fraud & co',
      isArchived: true,
      orderBy: 'CREATE_TIME' as const,
      isDescending: false,
      pageSize: 50,
      page: 3,
      token: 'abc=',
    };
    expect(listStateOf(new URLSearchParams(paramsOf(state).toString()))).toEqual(state);
  });

  it('passes over what makes no sense', () => {
    expect(listStateOf(new URLSearchParams('size=7&page=-2&sort=NAME&state=gone'))).toEqual(
      firstPage,
    );
    expect(listStateOf(new URLSearchParams('page=4')).page).toBe(1);
  });

  it('begins at the first page when the list becomes another one', () => {
    const next = changed({ ...firstPage, page: 3, token: 'abc' }, { q: 'x' });
    expect(next).toMatchObject({ q: 'x', page: 1, token: '' });
  });

  it('asks the server in the words of its API', () => {
    expect(requestOf({ ...firstPage, isArchived: true })).toEqual({
      q: '',
      state: 'ARCHIVED',
      orderBy: 'LAST_UPDATE_TIME',
      sortOrder: 'DESC',
      pageSize: 20,
      token: '',
    });
  });
});
