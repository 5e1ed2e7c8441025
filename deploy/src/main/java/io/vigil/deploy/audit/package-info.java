/** Whether a line may be relied on: clips for a person to count blind, and what came of it. */
package io.vigil.deploy.audit;
