import { handleRestFailures, useNotify } from '@atrium/shared';
import { useState } from 'react';
import { EditConflict, saveChanges } from './api';
import { useRest } from './context';
import { useModelRegistryCache } from './queries';
import { type Editable, isVersion } from './types';

export type Save<T extends Editable> = {
  /** Resolves to whether it was saved; what was typed stays where it is when it was not. */
  save: (changes: Partial<T>) => Promise<boolean>;
  isSaving: boolean;
  conflict: { error: EditConflict; overwrite: () => void; discard: () => void } | undefined;
};

/** Saves single fields of a model or version, and finds out when somebody else did so meanwhile. */
export function useSave<T extends Editable>(entity: T): Save<T> {
  const options = useRest();
  const notify = useNotify();
  const { invalidateModel, keep } = useModelRegistryCache();
  const [isSaving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<{ error: EditConflict; changes: Partial<T> }>();
  const modelId = isVersion(entity) ? entity.registeredModelId : entity.id;

  const save = async (changes: Partial<T>, isForced = false): Promise<boolean> => {
    setSaving(true);
    try {
      keep(await saveChanges(entity, changes, options, isForced));
      setConflict(undefined);
      void invalidateModel(modelId);
      notify('success', `${entity.name} saved`);
      return true;
    } catch (failure) {
      if (failure instanceof EditConflict) {
        setConflict({ error: failure, changes });
      } else {
        notify('danger', `${entity.name} was not saved`, {
          body: handleRestFailures(failure).message,
        });
      }
      return false;
    } finally {
      setSaving(false);
    }
  };

  return {
    save: (changes) => save(changes),
    isSaving,
    conflict: conflict && {
      error: conflict.error,
      overwrite: () => void save(conflict.changes, true),
      discard: () => {
        setConflict(undefined);
        void invalidateModel(modelId);
      },
    },
  };
}
