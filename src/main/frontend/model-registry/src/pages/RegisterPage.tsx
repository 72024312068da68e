export default function RegisterPage(_: { modelId?: string }) {
  return null;
}
