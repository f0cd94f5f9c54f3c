/** Questions written for the reference of the lint (interviews.md, §10.4 to §10.7), with the label that each must carry. */
export const faults: Record<'leading' | 'closed' | 'hypothetical' | 'double' | 'solution', string[]> = {
  leading: [
    "Don't you think the current approval flow is too slow?",
    "You found the onboarding easy, didn't you?",
    "Wouldn't you agree that weekly reports are a waste of time?",
    'How much do you love the new dashboard?',
    'How frustrating is it to reconcile invoices by hand?',
    'Most people tell us spreadsheets are painful — what about you?',
    'What do you think of our improved checkout?',
    "Isn't it annoying when the data is out of date?",
    'So price was the main reason you left, right?',
    'Obviously security matters to you; how do you handle it?',
    // tricky
    'Do you agree that this is the best option?',
    'How bad is the support?',
    // fresh
    "Wasn't the old process a nightmare?",
    'How painful was the migration?',
    'You must hate doing this by hand.',
    'Why is the current tool so bad?',
  ],
  closed: [
    'Do you use a CRM today?',
    'Is reporting a problem for your team?',
    'Have you ever switched suppliers?',
    'Did the last release help you?',
    'Are you happy with your current tool?',
    'Can you export the data yourself?',
    'Was it the price or the support that made you leave?',
    'Does anyone else see the report?',
    'How many people are on your team?',
    'Should the finance team be involved?',
    'Would you mind walking me through it?',
    'Do you often feel overwhelmed by email?',
    'Have you thought about automating it?',
    'Did you talk to the vendor?',
    'Are there any exceptions?',
  ],
  hypothetical: [
    'Would you use a tool that did this for you?',
    'How much would you pay for this?',
    'If we built an integration, would you switch?',
    'Imagine you had an assistant for this — how do you feel?',
    'Are you planning to buy a new system next year?',
    'How likely are you to recommend us to a colleague?',
    'Could you see your team adopting this if it were cheaper?',
    'What if reports were generated automatically?',
    'Will you renew your contract in the spring?',
    "Let's say the price doubled: what happens?",
    'Would it be useful if it emailed you?',
    'Can you imagine using this every day?',
    'What would convince you to switch?',
    'What would you do if the system were down?',
    'If we added search, would that help?',
    'Would your boss approve this?',
    'How would you feel about getting a daily mail?',
    'Would a cheaper plan change your mind?',
  ],
  double: [
    'How do you collect feedback and how do you share it?',
    'How satisfied are you with our price and support?',
    'What made you start looking, and who was involved?',
    'Do you track churn and do you know why it happens?',
    'Is the app fast and is it easy to learn?',
    'When did you last do this? Why did you do it that way?',
    'How easy and useful was the setup?',
    'How do you feel about the speed and accuracy of the reports?',
    'Why did you choose this vendor and when did you sign?',
    'How clear and complete is the documentation?',
    'Is it cheap and reliable?',
    'Who approves it and how long does that take?',
    'Is your team big and growing?',
    'How did you find and choose the supplier?',
    'Are the reports accurate and on time?',
  ],
  solution: [
    'What features would you like us to add?',
    'What should we build next?',
    'How would you design the perfect dashboard?',
    'Would you like an export button on this page?',
    'Do you think our app would solve your problem?',
    'What would your ideal tool look like?',
    'Which integrations do you want to see first?',
    'How could we improve the mobile app?',
    'Would a Slack integration help your team?',
    'What would you change about this product?',
    'Should we add dark mode?',
    "What's your ideal workflow?",
    'Do you need a mobile app?',
    'What functionality is missing?',
    'Could we send you a weekly digest?',
  ],
}

/** Good questions, and the rewrites that the reference gives: nothing but jargon may be found in them. */
export const clean = `
Tell me about the last time you closed the books.
Walk me through what happened after the customer complained.
What did you do next?
Why did that matter to you?
How are you dealing with it now?
What have you tried so far, if anything?
What did that cost you, in time or in money?
Who else was in the room when that was decided?
Where did the money for that come from?
What happened the last time the import failed?
Could you show me how you did it yesterday?
What was the hardest part of last week's handover?
How did you hear about that vendor?
What made you stop using it?
When was the last time you exported a report?
What else have you used for this?
Can you tell me more about that?
What were you hoping would happen?
How did your manager react?
Who should I talk to next?
How would you describe your role?
What do sales and marketing each do with the report?
What did you like about it?
When and where did that happen?
What do you and your team do on Mondays?
What happened when the price went up and the contract ended?
How did it feel to lose the account?
Could you describe the last time?
If it failed last week, what did you do?
What did you think when the bill arrived and the price had changed?
What went wrong?
Who signed the contract?
Take me back to the day the server failed.
What did you and Anna decide?
How do you decide which invoice to pay first?
What happened between the order and the delivery?
Describe the last handover.
Which supplier did you choose, in the end?
Where do you keep the contracts and the invoices?
Who did you call first?
How did you find out about the fault?
Walk me through the last approval you waited for, from request to sign-off.
Tell me about your first day with the product.
What happened after you sent the last weekly report?
Tell me about the last time you opened the dashboard.
How did the last invoice reconciliation go?
Tell me about the last time you did this in a spreadsheet.
Tell me about your last purchase, from the basket to the receipt.
When did you last find out that the data was out of date?
What made you leave?
How did you handle security the last time you bought a tool?
How do you keep track of customers today?
Tell me about the last report your team produced.
Tell me about the last time you changed supplier.
What changed in your work after the last release?
What happened the last time you used your current tool?
How did you get the data out the last time you needed it?
What led to the decision to leave?
Who else saw the last report?
Tell me about the people on your team.
Who was involved the last time this was decided?
What have you tried so far to get this done?
What did this problem cost you last year, in time or in money?
How did you move data between the two systems last month?
Who helped you the last time you did this?
What have you done so far about replacing the system?
Tell me about the last time you mentioned us to a colleague.
How did your team decide on the last tool it bought?
How was the last report made?
What happened at your last renewal?
What did you do the last time a supplier raised its price?
How do you collect feedback?
How do you share it?
How satisfied are you with our price?
How do you track churn?
Why did the last customer leave?
What happened the last time you waited for the app?
How did you learn to use it?
How did the setup go?
What did you use it for afterwards?
What happened the last time you waited for a report?
When did you last find a wrong number in a report?
Why did you choose this vendor?
When did you sign?
How clear is the documentation?
What was missing the last time you read it?
What were you trying to get done the last time the product got in your way?
What took the most time in your work last week?
Which numbers did you look at last Monday?
How did you get the figures off this page last time?
How are you solving this today?
What stopped you the last time you did this?
Which systems did you copy data between last week?
Tell me about the last time you used the mobile app.
How did your team hear about the last change?
What did you do the last time the product could not do something?
`
  .trim()
  .split('\n')
