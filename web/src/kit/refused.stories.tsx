import { Refused } from './refused.tsx'

export const WithRetry = () => (
  <Refused
    title="We could not reach the server."
    todo="Your words are still here. Check the connection and try again."
    onRetry={() => {}}
  />
)

export const WithCode = () => (
  <Refused
    title="This link to the conversation has expired."
    todo="Ask whoever sent it for a new one."
    code="conversations.link_expired"
  />
)
