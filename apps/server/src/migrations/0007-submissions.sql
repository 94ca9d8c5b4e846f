-- Submission and approval: every step of a submission as it was taken. How it stands is what its newest step says; what
-- it would change is what its newest submitting says. Nothing is ever overwritten.
create table submission_step (
  zone_id text not null,
  -- Number of its ledger entry: the order of steps, and the version of the submission.
  seq bigint not null,
  -- Submission and place among its steps: `<submission>/<n>`.
  id text not null,
  submission text not null,
  act text not null check (act in ('submit', 'return', 'approve', 'withdraw')),
  -- Text, not timestamptz: the ledger hashes these very characters.
  at text not null,
  actor text not null,
  -- Enterprise whose account submitted; null for those of the committee.
  submitted_for text,
  remark text,
  -- Reason, basis and changes, each with the version of the record it was made from. No personal value.
  content jsonb,
  -- The change set it became.
  change_set text,
  primary key (zone_id, seq),
  unique (zone_id, id),
  foreign key (zone_id, seq) references ledger_entry (zone_id, seq),
  check ((act = 'submit') = (content is not null)),
  check ((act = 'approve') = (change_set is not null))
);
create index submission_step_way on submission_step (zone_id, submission, seq);

create trigger submission_step_append_only before update or delete on submission_step
  for each row execute function refuse_change();
create trigger submission_step_no_truncate before truncate on submission_step
  for each statement execute function refuse_change();
create constraint trigger submission_step_in_ledger after insert on submission_step deferrable initially deferred
  for each row execute function require_ledger_entry('submission-step', 'id');

-- A change set that came of an approval names the submission and who submitted it; its actor is who approved.
alter table register_change_set drop constraint register_change_set_origin_check;
alter table register_change_set add constraint register_change_set_origin_check
  check (origin in ('entry', 'import', 'reshape', 'demonstration', 'submission'));
alter table register_change_set add column submission text;
alter table register_change_set add column submitted_by text;
alter table register_change_set add constraint register_change_set_submission_check
  check ((origin = 'submission') = (submission is not null) and (submission is null) = (submitted_by is null));
