import { MoveInput } from '@kefu/office/lifecycle';
import { InputType } from '@nestjs/graphql';

@InputType()
export class MoveHrRequestInput extends MoveInput {}
