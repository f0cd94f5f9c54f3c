export default function SignInPage() {
  return (
    <main id="content">
      <h1>Sign in</h1>
    </main>
  )
}
