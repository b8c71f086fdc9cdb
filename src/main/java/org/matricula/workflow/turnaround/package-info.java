/// 办理时效: how much each office has on its desk, how fast it decides, and how much of it in time.
@org.jspecify.annotations.NullMarked
package org.matricula.workflow.turnaround;
