import { ASSIGNABLE_ROLES, checkRoles, isRole, ROLES, type Role } from '@luodi/core/access';
import { useLanguage } from '../../platform/i18n.ts';
import { DepartmentChoice, EnterpriseChoice } from './speaks-for.tsx';
import { useWords } from './words.ts';

/** Roles that are chosen, with what some of them need. */
export interface ChosenRoles {
  readonly roles: readonly Role[];
  readonly department: string;
  readonly enterprise: string;
}

/** The roles of somebody as they can be chosen. */
export function chosenOf(account: {
  readonly roles: readonly string[];
  readonly department?: string | undefined;
  readonly enterprise?: string | undefined;
}): ChosenRoles {
  const { department = '', enterprise = '' } = account;
  return { roles: account.roles.filter(isRole), department, enterprise };
}

/** What is sent of a choice. */
export function rolesBody({ roles, department, enterprise }: ChosenRoles) {
  return {
    roles: [...roles],
    ...(roles.includes('reviewer') && department ? { department } : {}),
    ...(roles.includes('enterprise') && enterprise ? { enterprise } : {}),
  };
}

/** Roles to choose from, each with its work; says at once which cannot be held together, by the rule the server asks. */
export function RoleChoice(props: {
  readonly value: ChosenRoles;
  readonly onChange: (value: ChosenRoles) => void;
  readonly error: unknown;
}) {
  const w = useWords();
  const { say } = useLanguage();
  const { value, onChange } = props;
  const faults = checkRoles(value.roles, value).filter(({ code }) => code === 'roles-incompatible');
  const toggle = (role: Role) =>
    onChange({
      ...value,
      roles: value.roles.includes(role) ? value.roles.filter((one) => one !== role) : [...value.roles, role],
    });
  return (
    <>
      <fieldset className="role-choice">
        <legend>{w('roles')}</legend>
        {ASSIGNABLE_ROLES.map((role) => (
          <label key={role}>
            <input type="checkbox" checked={value.roles.includes(role)} onChange={() => toggle(role)} />
            <span>
              {say(ROLES[role].name)} <span className="small">{say(ROLES[role].work)}</span>
            </span>
          </label>
        ))}
        {faults.length > 0 ? (
          <div className="field-fault" role="alert">
            {w('accounts.incompatible')}
            <ul>
              {faults.map(({ roles, text }) => (
                <li key={roles.join()}>✕ {say(text)}</li>
              ))}
            </ul>
          </div>
        ) : null}
      </fieldset>
      {value.roles.includes('reviewer') ? (
        <DepartmentChoice
          value={value.department}
          onChange={(department) => onChange({ ...value, department })}
          error={props.error}
        />
      ) : null}
      {value.roles.includes('enterprise') ? (
        <EnterpriseChoice
          value={value.enterprise}
          onChange={(enterprise) => onChange({ ...value, enterprise })}
          error={props.error}
        />
      ) : null}
    </>
  );
}
