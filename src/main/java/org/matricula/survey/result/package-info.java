/// What was answered, told so that nobody stands out.
@org.jspecify.annotations.NullMarked
package org.matricula.survey.result;
