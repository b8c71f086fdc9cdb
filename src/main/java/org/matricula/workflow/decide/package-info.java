/// Deciding: the queue, the decision, handing over, taking back.
@org.jspecify.annotations.NullMarked
package org.matricula.workflow.decide;
