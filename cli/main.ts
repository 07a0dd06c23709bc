import { Command } from 'commander';
import { auditCommand } from './audit/command.ts';

await new Command()
  .name('highwater')
  .description('Highwater on the command line')
  .addCommand(auditCommand())
  .parseAsync();
