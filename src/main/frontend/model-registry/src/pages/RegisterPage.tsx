import { handleRestFailures, LinkButton, useNotify } from '@atrium/shared';
import { ActionGroup, Alert, Button, Form, PageSection } from '@patternfly/react-core';
import { type FC, type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { usePaths, useRest } from '../context';
import { Failed } from '../parts/Failed';
import { Field } from '../parts/Field';
import { Head } from '../parts/Head';
import { Loading } from '../parts/Loading';
import { useModel, useModelRegistryCache } from '../queries';
import {
  nothingTyped,
  type Problems,
  problemsOf,
  type Registration,
  RegistrationFailed,
  register,
  type Saved,
} from '../registration';
import { useTitle } from '../title';
import type { Model } from '../types';

/** The form for a new model with its first version, or for another version of `:id`. */
const RegisterPage: FC = () => {
  const { id } = useParams();
  return id ? <ForModel id={id} /> : <RegisterForm />;
};

const ForModel: FC<{ id: string }> = ({ id }) => {
  const model = useModel(id);
  if (model.isError && !model.data) {
    return (
      <Failed
        title="Failed to load the model"
        headingLevel="h1"
        error={model.error}
        onRetry={() => void model.refetch()}
      />
    );
  }
  return model.data ? (
    <RegisterForm model={model.data} />
  ) : (
    <Loading text="Loading model details..." />
  );
};

const savedText = (saved: Saved, isNewModel: boolean): string => {
  const parts = [
    isNewModel && saved.modelId ? 'the model' : '',
    saved.versionId ? 'the version' : '',
  ].filter(Boolean);
  return parts.length === 0
    ? 'Nothing was saved yet, and nothing you typed is lost.'
    : `Saved already: ${parts.join(' and ')}. Nothing you typed is lost; the next attempt goes on from there.`;
};

const RegisterForm: FC<{ model?: Model }> = ({ model }) => {
  const isNewModel = !model;
  const title = isNewModel ? 'Register model' : 'Register version';
  useTitle(title);
  const paths = usePaths();
  const options = useRest();
  const notify = useNotify();
  const navigate = useNavigate();
  const { invalidateModels, invalidateModel } = useModelRegistryCache();
  const [typed, setTyped] = useState(nothingTyped);
  const [touched, setTouched] = useState<Partial<Record<keyof Registration, boolean>>>({});
  const [isSaving, setSaving] = useState(false);
  const [saved, setSaved] = useState<Saved>(model ? { modelId: model.id } : {});
  const [failure, setFailure] = useState<RegistrationFailed>();
  const form = useRef<HTMLFormElement>(null);
  const told = useRef<HTMLDivElement>(null);
  const problems = problemsOf(typed, isNewModel);
  useEffect(() => {
    if (failure) {
      // It stands at the end of a long form, where the next attempt is.
      told.current?.scrollIntoView({ block: 'center' });
    }
  }, [failure]);
  useLeaveWarning(!isSaving && JSON.stringify(typed) !== JSON.stringify(nothingTyped));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTouched(Object.fromEntries(Object.keys(typed).map((name) => [name, true])));
    const first = Object.keys(problems)[0];
    if (first) {
      form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return;
    }
    setSaving(true);
    setFailure(undefined);
    try {
      const done = await register(typed, saved, options, setSaved);
      notify(
        'success',
        isNewModel ? `${typed.modelName} registered` : `${typed.versionName} registered`,
      );
      await Promise.all([invalidateModels(), invalidateModel(done.modelId)]);
      await navigate(
        isNewModel ? paths.model(done.modelId) : paths.version(done.modelId, done.versionId),
      );
    } catch (reason) {
      setSaving(false);
      if (!(reason instanceof RegistrationFailed)) {
        throw reason;
      }
      setFailure(reason);
      void invalidateModels();
    }
  };

  const fieldOf = (name: keyof Registration) => ({
    name,
    value: typed[name],
    problem: touched[name] ? problems[name] : undefined,
    onChange: (text: string) => setTyped((before) => ({ ...before, [name]: text })),
    onLeave: () =>
      typed[name] !== '' ? setTouched((before) => ({ ...before, [name]: true })) : undefined,
  });
  return (
    <>
      <Head
        trail={[
          { text: 'Models', to: paths.models },
          ...(model ? [{ text: model.name, to: paths.model(model.id, 'versions') }] : []),
        ]}
        title={title}
      />
      <PageSection isFilled>
        <Form
          ref={form}
          noValidate
          className="mr-form"
          aria-label={title}
          onSubmit={(event) => void submit(event)}
        >
          {isNewModel ? <ModelFields fieldOf={fieldOf} isSaved={Boolean(saved.modelId)} /> : null}
          <VersionFields fieldOf={fieldOf} isSaved={Boolean(saved.versionId)} />
          <ArtifactFields fieldOf={fieldOf} />
          {failure ? (
            <div ref={told}>
              <Alert
                isInline
                variant="danger"
                role="alert"
                title={`The ${failure.step} was not saved`}
              >
                <p>{handleRestFailures(failure.reason).message}</p>
                <p>{savedText(failure.saved, isNewModel)}</p>
              </Alert>
            </div>
          ) : null}
          <ActionGroup>
            <Button type="submit" isLoading={isSaving} isDisabled={isSaving}>
              {failure ? 'Try again' : title}
            </Button>
            <LinkButton
              variant="link"
              to={saved.modelId ? paths.model(saved.modelId) : paths.models}
            >
              Cancel
            </LinkButton>
          </ActionGroup>
        </Form>
      </PageSection>
    </>
  );
};

type FieldOf = (name: keyof Problems) => {
  name: string;
  value: string;
  problem: string | undefined;
  onChange: (text: string) => void;
  onLeave: () => void;
};

const Group: FC<{ title: string; text: string; children: ReactNode }> = ({
  title,
  text,
  children,
}) => (
  <fieldset className="mr-fields">
    <legend>{title}</legend>
    <p className="mr-soft">{text}</p>
    {children}
  </fieldset>
);

const ModelFields: FC<{ fieldOf: FieldOf; isSaved: boolean }> = ({ fieldOf, isSaved }) => (
  <Group title="Model" text={isSaved ? 'Saved.' : 'What all versions have in common.'}>
    <Field label="Model name" isRequired isDisabled={isSaved} {...fieldOf('modelName')} />
    <Field label="Description" isLong isDisabled={isSaved} {...fieldOf('modelDescription')} />
    <Field label="Owner" isDisabled={isSaved} {...fieldOf('owner')} />
    <Field label="Labels" help="Separated by commas" isDisabled={isSaved} {...fieldOf('labels')} />
  </Group>
);

const VersionFields: FC<{ fieldOf: FieldOf; isSaved: boolean }> = ({ fieldOf, isSaved }) => (
  <Group title="Version" text={isSaved ? 'Saved.' : 'What is new in this one.'}>
    <Field
      label="Version name"
      help="For example 1.0.0"
      isRequired
      isDisabled={isSaved}
      {...fieldOf('versionName')}
    />
    <Field
      label="Version description"
      isLong
      isDisabled={isSaved}
      {...fieldOf('versionDescription')}
    />
    <Field label="Author" isDisabled={isSaved} {...fieldOf('author')} />
  </Group>
);

const ArtifactFields: FC<{ fieldOf: FieldOf }> = ({ fieldOf }) => (
  <Group title="Artifact" text="Where the files of this version are.">
    <Field
      label="Location"
      help="An address like s3://bucket/path"
      isRequired
      {...fieldOf('uri')}
    />
    <Field label="Format" help="For example onnx" {...fieldOf('formatName')} />
    <Field label="Format version" {...fieldOf('formatVersion')} />
  </Group>
);

/** The browser asks before it throws away what was typed. */
function useLeaveWarning(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) {
      return undefined;
    }
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);
}

export default RegisterPage;
